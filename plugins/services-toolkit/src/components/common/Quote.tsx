/** What an API server, a controller or an operator said, as it is: in no language of the portal's. */
export const Quote = (props: { text: string }) => <q>{props.text}</q>;
