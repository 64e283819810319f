import type { TitleFieldProps } from '@rjsf/utils';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useItemLabel } from './useItemLabel';

const useStyles = makeStyles(theme => ({
  root: {
    fontSize: '1rem',
    fontWeight: 700,
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
}));

/** The name of a group of settings or of a list. */
export const SettingGroupTitle = (props: TitleFieldProps) => {
  const classes = useStyles();
  const { label, required } = useItemLabel({ ...props, label: props.title });
  return (
    <Typography component="h3" id={props.id} className={classes.root}>
      {label}
      {required && ' *'}
    </Typography>
  );
};
