import { ROUTES, type Simulation } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { SimulationService } from './simulation.service.js';

@Controller()
export class SimulationController {
  constructor(private readonly simulation: SimulationService) {}

  @Route(ROUTES.simulation)
  state(): Simulation {
    return this.simulation.state;
  }

  @Route(ROUTES.startSimulation)
  start(@Asked() { body }: AskedOf<typeof ROUTES.startSimulation>): Promise<Simulation> {
    return this.simulation.start(body);
  }

  @Route(ROUTES.stopSimulation)
  stop(): Promise<void> {
    return this.simulation.stop();
  }
}
