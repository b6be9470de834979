import { NoticeAnswer, Notices, PostNotice } from './notices.js';
import { route } from './route.js';
import { AT, LOOKING } from './route-callers.js';
import { NoBody } from './tickets.js';

/** Who runs the hall. */
const HALL = ['lead', 'branch-admin', 'admin'] as const;

/** What is told to the hall; screens hear it in the hints of their views. */
export const NOTICE_ROUTES = {
  listNotices: route({
    method: 'GET',
    path: `${AT}/notices`,
    summary: 'What is told to the hall, and what was',
    roles: [...LOOKING, 'auditor'],
    answer: Notices,
  }),
  postNotice: route({
    method: 'POST',
    path: `${AT}/notices`,
    summary: 'Tell boards, kiosks and phones something, in both languages',
    roles: HALL,
    body: PostNotice,
    answer: NoticeAnswer,
    isCommand: true,
  }),
  withdrawNotice: route({
    method: 'POST',
    path: `${AT}/notices/:noticeId/withdraw`,
    summary: 'Take it back',
    roles: HALL,
    body: NoBody,
    answer: NoticeAnswer,
    isCommand: true,
  }),
} as const;
