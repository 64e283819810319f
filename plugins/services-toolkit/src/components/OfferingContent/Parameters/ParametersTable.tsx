import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';
import { useTexts } from '../../../hooks/useTexts';
import type { ParametersSchema } from '../../../model/settings/ParametersSchema';
import { settingRows, settingRules } from '../../../model/settings/settingRows';
import { ScrollingTable } from '../../common/ScrollingTable';
import { useSettingWords } from './useSettingWords';

const useStyles = makeStyles(theme => ({
  name: {
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontWeight: 'normal',
  },
  title: { fontFamily: theme.typography.fontFamily },
  rules: {
    margin: theme.spacing(1, 0, 0),
    paddingLeft: theme.spacing(2.5),
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.875rem',
    overflowWrap: 'anywhere',
  },
  markdown: {
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.875rem',
    '& p': { margin: 0 },
  },
}));

/** What may be set, as a table: a group is followed by what is in it. */
export const ParametersTable = (props: {
  label: string;
  schema: ParametersSchema;
}) => {
  const classes = useStyles();
  const t = useTexts();
  const words = useSettingWords();
  const rules = settingRules(props.schema);
  return (
    <>
      <ScrollingTable label={props.label}>
        <thead>
          <tr>
            <th scope="col">{t('parameters.name')}</th>
            <th scope="col">{t('parameters.kind')}</th>
            <th scope="col">{t('parameters.required')}</th>
            <th scope="col">{t('parameters.default')}</th>
            <th scope="col">{t('parameters.allowed')}</th>
            <th scope="col">{t('parameters.description')}</th>
          </tr>
        </thead>
        <tbody>
          {settingRows(props.schema).map(row => {
            const said = words(row);
            return (
              <tr key={row.path}>
                <th
                  scope="row"
                  className={classes.name}
                  style={{ paddingLeft: 8 + row.depth * 16 }}
                >
                  {row.path}
                  {row.title && (
                    <div className={classes.title}>{row.title}</div>
                  )}
                </th>
                <td>{said.type}</td>
                <td>{t(row.required ? 'parameters.yes' : 'parameters.no')}</td>
                <td>{said.default}</td>
                <td>{said.allowed}</td>
                <td>
                  {row.description && (
                    <MarkdownContent
                      content={row.description}
                      linkTarget="_blank"
                      className={classes.markdown}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </ScrollingTable>
      {rules.length > 0 && (
        <ul className={classes.rules} aria-label={t('parameters.rules')}>
          {rules.map(({ path, text }) => (
            <li key={`${path} ${text}`}>
              {path && (
                <>
                  <code>{path}</code>:{' '}
                </>
              )}
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
