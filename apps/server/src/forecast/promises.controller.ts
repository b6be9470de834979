import { type PromiseReport, ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { type Days, PromisesService } from './promises.service.js';

@Controller()
export class PromisesController {
  constructor(private readonly promises: PromisesService) {}

  @Route(ROUTES.promises)
  report(@Asked() { branchId, query }: AskedOf<typeof ROUTES.promises>): Promise<PromiseReport> {
    return this.promises.report(branchId, query as Days);
  }
}
