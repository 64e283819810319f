import { useTexts } from '../../hooks/useTexts';

/** More would make a row of the table a page. */
const SHOWN_AT_ONCE = 3;

/** Names that may be many: the first ones, and the others on demand. */
export const Names = (props: {
  names: readonly string[];
  /** There may be more than are named. */
  count: number;
}) => {
  const { names, count } = props;
  const t = useTexts();
  if (count === 0) {
    return <>{t('links.none')}</>;
  }
  if (count <= SHOWN_AT_ONCE) {
    return <>{names.join(', ')}</>;
  }
  const unnamed = count - names.length;
  return (
    <details>
      <summary style={{ cursor: 'pointer' }}>
        {t('links.andMore', {
          names: names.slice(0, SHOWN_AT_ONCE).join(', '),
          count: count - SHOWN_AT_ONCE,
        })}
      </summary>
      {names.slice(SHOWN_AT_ONCE).join(', ')}
      {unnamed > 0 && ` ${t('links.unnamed', { count: unnamed })}`}
    </details>
  );
};
