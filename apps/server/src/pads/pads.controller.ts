import { type Badge, type MyPad, type OpenedPad, ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { PadsService } from './pads.service.js';

@Controller()
export class PadsController {
  constructor(private readonly pads: PadsService) {}

  @Route(ROUTES.openPad)
  open(@Asked() asked: AskedOf<typeof ROUTES.openPad>): Promise<OpenedPad> {
    return this.pads.open(asked);
  }

  @Route(ROUTES.closePads)
  close(@Asked() asked: AskedOf<typeof ROUTES.closePads>): Promise<void> {
    return this.pads.close(asked);
  }

  @Route(ROUTES.myPad)
  mine(@Asked() { caller }: AskedOf<typeof ROUTES.myPad>): MyPad {
    return this.pads.mine(caller);
  }

  @Route(ROUTES.myBadge)
  badge(@Asked() { caller }: AskedOf<typeof ROUTES.myBadge>): Promise<Badge> {
    return this.pads.badgeOf(caller);
  }

  @Route(ROUTES.setBadge)
  setBadge(@Asked() { caller, body }: AskedOf<typeof ROUTES.setBadge>): Promise<Badge> {
    return this.pads.setBadge(caller, body.badge);
  }
}
