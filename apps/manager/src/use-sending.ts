export { type Sending, useSending } from '@lobbyflow/client';
