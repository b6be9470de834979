import { z } from 'zod';
import { ContactAnswer, ForgetPhone, KeepContact } from './contacts.js';
import { route } from './route.js';
import { AT, SETTING_UP, STAFF } from './route-callers.js';

/** Phone numbers that customers leave, where the installation takes any. */
export const CONTACT_ROUTES = {
  keepContact: route({
    method: 'PUT',
    path: `${AT}/tickets/:ticketId/contact`,
    summary: 'Keep a phone number with a ticket, for a purpose that the customer agreed to',
    roles: ['kiosk', ...STAFF, 'integrator', 'customer'],
    body: KeepContact,
    answer: ContactAnswer,
  }),
  getContact: route({
    method: 'GET',
    path: `${AT}/tickets/:ticketId/contact`,
    summary: 'The phone number of a ticket, masked; in clear for a program that sends messages',
    roles: [...STAFF, 'integrator', 'customer'],
    answer: ContactAnswer,
  }),
  dropContact: route({
    method: 'DELETE',
    path: `${AT}/tickets/:ticketId/contact`,
    summary: 'Forget the phone number of a ticket',
    roles: ['kiosk', ...STAFF, 'integrator', 'customer'],
    answer: null,
    status: 204,
  }),
  forgetPhone: route({
    method: 'POST',
    path: `${AT}/contacts/forget`,
    summary: 'Forget a phone number in every ticket of the branch',
    roles: SETTING_UP,
    body: ForgetPhone,
    answer: z.object({ forgotten: z.int().describe('Tickets it stood with') }),
  }),
} as const;
