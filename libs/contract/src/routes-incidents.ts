import {
  CloseIncident,
  Incident,
  Incidents,
  IncidentsQuery,
  NoteIncident,
  OpenIncident,
} from './incidents.js';
import { route } from './route.js';
import { AT } from './route-callers.js';

/** Who runs the hall. */
const HALL = ['lead', 'branch-admin', 'admin'] as const;

/** The log of what happened in the hall. */
export const INCIDENT_ROUTES = {
  listIncidents: route({
    method: 'GET',
    path: `${AT}/incidents`,
    summary: 'What happened on a business day, and what is not over yet',
    roles: [...HALL, 'hq', 'auditor'],
    query: IncidentsQuery,
    answer: Incidents,
  }),
  openIncident: route({
    method: 'POST',
    path: `${AT}/incidents`,
    summary: 'Write down that something has happened',
    roles: HALL,
    body: OpenIncident,
    answer: Incident,
    status: 201,
  }),
  noteIncident: route({
    method: 'POST',
    path: `${AT}/incidents/:incidentId/notes`,
    summary: 'Write down what was seen or done',
    roles: HALL,
    body: NoteIncident,
    answer: Incident,
    status: 201,
  }),
  closeIncident: route({
    method: 'POST',
    path: `${AT}/incidents/:incidentId/close`,
    summary: 'Say that it is over',
    roles: HALL,
    body: CloseIncident,
    answer: Incident,
  }),
} as const;
