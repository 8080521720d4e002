import { type RegularRule, readRegular } from '#docket/foreign/regular-file.ts';
import { DocketError } from '#shared/errors.ts';

/**
 * The bytes of a file that an argument names. Errors: `file-missing` for one that cannot be read, `file-not-regular` for
 * a folder, a device, a pipe where the rule allows none, or more than `most` bytes.
 */
export async function readChosenFile(
  file: string,
  rule: Pick<RegularRule, 'pipe'> & { most: number },
): Promise<Buffer> {
  return readRegular(file, { ...rule, chosen: true }).catch((cause: unknown) => {
    throw cause instanceof DocketError ? cause : new DocketError('file-missing', { file }, { cause });
  });
}
