import { type Api, useAsked } from '@lobbyflow/client';
import { type Role, ROUTES, type User } from '@lobbyflow/contract';
import { useMessages } from '@lobbyflow/ui';
import { useCallback, useMemo } from 'react';

const MAY_READ: readonly Role[] = ['lead', 'branch-admin', 'admin'];

/** Names those at the counters; who may not read the accounts sees a colleague without a name. */
export function useColleagues(api: Api, branchId: string, user: User): (staffId: string) => string {
  const t = useMessages();
  const { answer } = useAsked(
    useCallback(
      () =>
        MAY_READ.includes(user.role)
          ? api.call(ROUTES.listStaff, { params: { branchId } })
          : Promise.resolve(null),
      [api, branchId, user.role],
    ),
  );
  return useMemo(() => {
    const names = new Map((answer?.items ?? []).map(({ id, username }) => [id, username]));
    return (staffId) =>
      staffId === user.id ? t('manager.me') : (names.get(staffId) ?? t('manager.colleague'));
  }, [answer, user.id, t]);
}
