/** Whom the demo has an account for. `name` is what the auth provider `demo` is told in `x-demo-user`. */
export interface DemoUser {
  name: string;
  title: string;
  what: string;
}

export const demoUsers: readonly DemoUser[] = [
  {
    name: 'alice',
    title: 'Alice',
    what: 'Develops the component orders. May claim services in its namespace.',
  },
  {
    name: 'bob',
    title: 'Bob',
    what: 'A guest. May look at services and claims, and is told why he may not claim.',
  },
  {
    name: 'carol',
    title: 'Carol',
    what: 'Platform team. Publishes services with kubectl, and sees the claims of everybody and what they wait for.',
  },
];
