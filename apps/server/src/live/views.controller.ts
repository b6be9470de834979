import { ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { LiveViews, type Snapshot } from './live-views.js';

/** The views over HTTP, for whoever asks once. */
@Controller()
export class ViewsController {
  constructor(private readonly views: LiveViews) {}

  @Route(ROUTES.lobby)
  lobby(@Asked() { branchId }: AskedOf<typeof ROUTES.lobby>): Snapshot {
    return this.views.snapshot({ branchId, view: 'staff', ticketId: null });
  }

  @Route(ROUTES.board)
  board(@Asked() { branchId }: AskedOf<typeof ROUTES.board>): Snapshot {
    return this.views.snapshot({ branchId, view: 'board', ticketId: null });
  }
}
