import { useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import Button from '@material-ui/core/Button';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';

const useStyles = makeStyles(theme => ({
  root: { position: 'relative', minWidth: 0 },
  code: {
    margin: 0,
    padding: theme.spacing(1.5),
    paddingTop: theme.spacing(5),
    overflow: 'auto',
    maxHeight: 420,
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: 13,
    lineHeight: 1.5,
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor:
      theme.palette.type === 'dark'
        ? 'rgba(255, 255, 255, 0.06)'
        : 'rgba(0, 0, 0, 0.04)',
    color: theme.palette.text.primary,
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  copy: { position: 'absolute', top: 4, right: 8 },
}));

/** Text to read and to copy. It scrolls by keyboard, too. */
export const CodeBlock = (props: {
  text: string;
  /** What it is, e.g. for "Copy …". */
  what: string;
  copyLabel?: string;
}) => {
  const classes = useStyles();
  const t = useTexts();
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState<string>();
  const done = copied === props.text;
  const label = props.copyLabel ?? t('common.copy');
  return (
    <div className={classes.root}>
      <Button
        className={classes.copy}
        size="small"
        startIcon={<FileCopyIcon fontSize="small" />}
        aria-label={
          props.copyLabel ?? t('common.copyNamed', { what: props.what })
        }
        onClick={() => {
          copy(props.text);
          setCopied(props.text);
        }}
      >
        <span aria-live="polite">{done ? t('common.copied') : label}</span>
      </Button>
      <pre
        className={classes.code}
        role="region"
        aria-label={props.what}
        // Only what has the focus scrolls by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <code>{props.text.trimEnd()}</code>
      </pre>
    </div>
  );
};
