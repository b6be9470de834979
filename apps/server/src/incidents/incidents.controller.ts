import { type Incident, type Incidents, ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { IncidentsService } from './incidents.service.js';

@Controller()
export class IncidentsController {
  constructor(private readonly incidents: IncidentsService) {}

  @Route(ROUTES.listIncidents)
  list(@Asked() asked: AskedOf<typeof ROUTES.listIncidents>): Promise<Incidents> {
    return this.incidents.list(asked);
  }

  @Route(ROUTES.openIncident)
  open(@Asked() asked: AskedOf<typeof ROUTES.openIncident>): Promise<Incident> {
    return this.incidents.open(asked);
  }

  @Route(ROUTES.noteIncident)
  note(@Asked() asked: AskedOf<typeof ROUTES.noteIncident>): Promise<Incident> {
    return this.incidents.note(asked);
  }

  @Route(ROUTES.closeIncident)
  close(@Asked() asked: AskedOf<typeof ROUTES.closeIncident>): Promise<Incident> {
    return this.incidents.close(asked);
  }
}
