import { useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useTexts } from '../../hooks/useTexts';

/** Copies a short text that stands beside it. */
export const CopyButton = (props: { text: string; what: string }) => {
  const t = useTexts();
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState<string>();
  const label =
    copied === props.text
      ? t('common.copied')
      : t('common.copyNamed', { what: props.what });
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        aria-label={label}
        onClick={() => {
          copy(props.text);
          setCopied(props.text);
        }}
      >
        <FileCopyIcon fontSize="inherit" />
      </IconButton>
    </Tooltip>
  );
};
