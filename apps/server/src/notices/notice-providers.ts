import { NoticeHints } from './notice-hints.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';

/** What is told to the hall; needs the journals and the live views beside it. */
export const NOTICE_PROVIDERS = [NoticeHints, NoticesRepository, NoticesService];
