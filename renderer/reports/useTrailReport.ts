import { useQuery } from '@tanstack/react-query';
import { orpc } from '../app/client.ts';

/** The verification of the whole trail; `mayVerify` is false for a responder, who sees only a part of it. */
export function useTrailReport() {
  const { data: status } = useQuery(orpc.session.status.queryOptions({ input: {} }));
  const mayVerify = status?.docket?.role !== 'responder';
  const check = useQuery({ ...orpc.trail.verify.queryOptions({ input: {} }), enabled: mayVerify });
  return { ...check, mayVerify };
}
