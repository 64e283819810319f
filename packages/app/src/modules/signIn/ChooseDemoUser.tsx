import { Content, Page } from '@backstage/core-components';
import Avatar from '@material-ui/core/Avatar';
import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { demoUsers } from './demoUsers';

const useStyles = makeStyles(theme => ({
  root: {
    maxWidth: 720,
    margin: '0 auto',
    paddingTop: theme.spacing(6),
  },
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: theme.spacing(2),
    marginTop: theme.spacing(3),
    padding: 0,
    listStyle: 'none',
  },
  person: { height: '100%' },
  content: { display: 'flex', gap: theme.spacing(2), alignItems: 'flex-start' },
  avatar: {
    backgroundColor: '#14324a',
    color: '#fff',
  },
}));

/** The demo has no passwords: one says who one is. */
export const ChooseDemoUser = (props: {
  portal: string;
  onChoose: (name: string) => void;
}) => {
  const classes = useStyles();
  return (
    <Page themeId="home">
      <Content>
        <div className={classes.root}>
          <Typography variant="h3" component="h1">
            {props.portal}
          </Typography>
          <Typography>
            Who are you? This portal runs for development and asks for no
            password.
          </Typography>
          <ul className={classes.people}>
            {demoUsers.map(user => (
              <li key={user.name}>
                <Card className={classes.person}>
                  <CardActionArea
                    className={classes.person}
                    aria-label={`Sign in as ${user.title}`}
                    onClick={() => props.onChoose(user.name)}
                  >
                    <CardContent className={classes.content}>
                      <Avatar className={classes.avatar} aria-hidden>
                        {user.title.slice(0, 1)}
                      </Avatar>
                      <div>
                        <Typography variant="h5" component="h2">
                          {user.title}
                        </Typography>
                        <Typography variant="body2">{user.what}</Typography>
                      </div>
                    </CardContent>
                  </CardActionArea>
                </Card>
              </li>
            ))}
          </ul>
        </div>
      </Content>
    </Page>
  );
};
