import { type ContactAnswer, ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { ContactsService } from './contacts.service.js';

@Controller()
export class ContactsController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly branches: BranchesService,
  ) {}

  @Route(ROUTES.keepContact)
  keep(@Asked() asked: AskedOf<typeof ROUTES.keepContact>): Promise<ContactAnswer> {
    return this.contacts.keep(asked, asked.body);
  }

  @Route(ROUTES.getContact)
  get(@Asked() asked: AskedOf<typeof ROUTES.getContact>): Promise<ContactAnswer> {
    return this.contacts.get(asked, asked.caller);
  }

  @Route(ROUTES.dropContact)
  drop(@Asked() asked: AskedOf<typeof ROUTES.dropContact>): Promise<void> {
    return this.contacts.drop(asked);
  }

  @Route(ROUTES.forgetPhone)
  async forget(
    @Asked() { branchId, body, caller }: AskedOf<typeof ROUTES.forgetPhone>,
  ): Promise<{ forgotten: number }> {
    this.branches.mustExist(branchId);
    return { forgotten: await this.contacts.forget(branchId, body.phone, caller) };
  }
}
