import { Content, Page, WarningPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';

/** What happened, to whom, and what to do about it. */
export const SignInFailed = (props: {
  name: string;
  error?: Error;
  onBack: () => void;
}) => (
  <Page themeId="home">
    <Content>
      <WarningPanel
        severity="error"
        defaultExpanded
        title={`Could not sign in as ${props.name}`}
        message={`${
          props.error?.message ?? 'The backend did not say why'
        }. Is the backend running, and does its configuration have auth.providers.demo?`}
      >
        <Button variant="contained" color="primary" onClick={props.onBack}>
          Back
        </Button>
      </WarningPanel>
    </Content>
  </Page>
);
