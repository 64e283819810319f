import { useCallback } from 'react';
import { stringify } from 'yaml';
import { useTexts } from '../../../hooks/useTexts';
import type {
  SettingRow,
  SettingType,
} from '../../../model/settings/settingRows';

/** What a setting is and may be, in words. */
export function useSettingWords() {
  const t = useTexts();
  return useCallback(
    (row: SettingRow) => ({
      type: typeWords(t, row.type),
      default: row.default === undefined ? '' : inline(row.default),
      allowed: [
        ...(row.allowed ?? []).map(inline),
        ...row.limits.map(({ kind, value }) =>
          t(`parameters.limit.${kind}`, { value: String(value) }),
        ),
      ].join(', '),
    }),
    [t],
  );
}

function typeWords(
  t: ReturnType<typeof useTexts>,
  { name, of }: SettingType,
): string {
  return of
    ? t(`parameters.type.${name === 'map' ? 'mapOf' : 'listOf'}`, {
        type: typeWords(t, of),
      })
    : t(`parameters.type.${name}`);
}

function inline(value: unknown): string {
  return typeof value === 'string'
    ? value
    : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}
