import { useQuery } from '@tanstack/react-query';
import { orpc } from '../app/client.ts';
import { useMay } from '../app/may.ts';

/** The verification of the whole trail; `mayVerify` is false for a responder, who sees only a part of it. */
export function useTrailReport() {
  const mayVerify = useMay().call('trail.verify');
  const check = useQuery({ ...orpc.trail.verify.queryOptions({ input: {} }), enabled: mayVerify });
  return { ...check, mayVerify };
}
