import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0, overflowWrap: 'anywhere' },
  heading: { margin: theme.spacing(0, 0, 1), fontSize: '1.05rem' },
}));

/** A part of a card. */
export const TitledSection = (props: {
  title: string;
  children: ReactNode;
}) => {
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={props.title}>
      <Typography component="h3" className={classes.heading}>
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
};
