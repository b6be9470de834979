import { z } from 'zod';
import {
  BeginPairing,
  CreateDevice,
  Device,
  EnrolledDevice,
  Pairing,
  RenameDevice,
  WaitingDevice,
} from './devices.js';
import { route } from './route.js';
import { AT, SETTING_UP } from './route-callers.js';

/** Kiosks and displays: how they come in, and how they are kept. */
export const DEVICE_ROUTES = {
  listDevices: route({
    method: 'GET',
    path: `${AT}/devices`,
    summary: 'Enrolled devices',
    roles: SETTING_UP,
    answer: z.object({ items: z.array(Device) }),
  }),
  enrolDevice: route({
    method: 'POST',
    path: `${AT}/devices`,
    summary: 'Enrol a kiosk or a display; the token is told once',
    roles: SETTING_UP,
    body: CreateDevice,
    answer: EnrolledDevice,
    status: 201,
  }),
  revokeDevice: route({
    method: 'DELETE',
    path: `${AT}/devices/:deviceId`,
    summary: 'Revoke a device',
    roles: SETTING_UP,
    answer: null,
    status: 204,
  }),
  renameDevice: route({
    method: 'PATCH',
    path: `${AT}/devices/:deviceId`,
    summary: 'Give a device another name',
    roles: SETTING_UP,
    body: RenameDevice,
    answer: Device,
  }),

  beginPairing: route({
    method: 'POST',
    path: '/pairings',
    summary:
      'Ask to be enrolled: the answer is a code for whoever approves, and the cookie that will count then',
    roles: 'public',
    body: BeginPairing,
    answer: Pairing,
    status: 201,
  }),
  waitingDevice: route({
    method: 'GET',
    path: `${AT}/pairings/:pairingCode`,
    summary: 'The device that shows this code',
    roles: SETTING_UP,
    answer: WaitingDevice,
  }),
  approvePairing: route({
    method: 'POST',
    path: `${AT}/pairings/:pairingCode`,
    summary: 'Enrol the device that shows this code at the branch, once',
    roles: SETTING_UP,
    body: RenameDevice,
    answer: Device,
    status: 201,
  }),
} as const;
