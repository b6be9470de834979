import { lane, type PackData, service, USUAL_POLICY } from './parts.js';

/** Any place where people wait their turn. */
export const GENERIC: PackData = {
  id: 'generic',
  name: ['通用', 'Any branch'],
  about: [
    '适用于任何排队办事的场所：三项业务，没有贵宾，只有依法优先、预约和快速通道。',
    'For any place where people wait their turn: three services, no VIPs, only priority by need, appointments and a fast lane.',
  ],
  services: [
    service('counter', 'A', 5, ['窗口业务', 'Counter service']),
    service('quick', 'B', 2, ['快速业务', 'Quick errand']),
    service('advice', 'C', 20, ['咨询', 'Advice']),
  ],
  lanes: [
    lane('general', ['普通', 'General'], { credit: 0, maxWait: 20 }),
    lane('express', ['快速', 'Express'], { credit: 3, maxWait: 10 }),
    lane('appointment', ['预约', 'Appointment'], { credit: 10, maxWait: 10 }),
    lane('protected', ['优先', 'Priority'], { credit: 10, maxWait: 10 }),
  ],
  policy: USUAL_POLICY,
  why: [
    {
      path: 'lanes.0',
      text: [
        '按到达先后叫号，超过 20 分钟报警；每四次叫号至少有一次轮到普通客户。',
        'In the order of arrival; more than 20 minutes is an alarm, and at least every fourth call is theirs.',
      ],
    },
    {
      path: 'lanes.1',
      text: [
        '很快办完的事视为早到 3 分钟。',
        'Quick errands count as having come 3 minutes earlier.',
      ],
    },
    {
      path: 'lanes.2',
      text: [
        '按时到店的预约客户视为早到 10 分钟。',
        'Who comes in time for an appointment counts as having come 10 minutes earlier.',
      ],
    },
    {
      path: 'lanes.3',
      text: [
        '需要照顾的客户视为早到 10 分钟；系统不记录原因。',
        'Who needs priority counts as having come 10 minutes earlier; the reason is not kept.',
      ],
    },
    {
      path: 'policy.floorEvery',
      text: [
        '优先客户再多，每四次叫号也至少有一次轮到普通客户。',
        'However many have priority, at least every fourth call is a general one.',
      ],
    },
  ],
};
