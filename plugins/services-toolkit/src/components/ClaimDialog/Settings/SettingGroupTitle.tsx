import type { TitleFieldProps } from '@rjsf/utils';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

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
  return (
    <Typography component="h3" id={props.id} className={classes.root}>
      {props.title}
      {props.required && ' *'}
    </Typography>
  );
};
