import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    fontFamily: theme.typography.fontFamily,
    overflowWrap: 'anywhere',
    '& p:first-child': { marginTop: 0 },
    '& p:last-child': { marginBottom: 0 },
    '& h1, & h2, & h3, & h4': { fontSize: '1rem' },
    // In a text colour alone does not tell a link.
    '& a': { textDecoration: 'underline' },
    '& img': { maxWidth: '100%' },
    '& table': { display: 'block', overflowX: 'auto' },
  },
}));

/** Markdown that somebody wrote in a cluster: HTML in it is text, and links and pictures lead to https only. */
export const SafeMarkdown = (props: { content: string }) => (
  <MarkdownContent
    content={props.content}
    className={useStyles().root}
    linkTarget="_blank"
    transformLinkUri={httpsOnly}
    transformImageUri={httpsOnly}
  />
);

function httpsOnly(address: string): string {
  return /^https:\/\//i.test(address) ? address : '';
}
