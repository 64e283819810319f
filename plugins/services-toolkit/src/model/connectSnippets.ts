import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stringify } from 'yaml';
import type { Protocol } from './protocols';

type Used = Pick<Claim, 'name' | 'namespace' | 'bindingName'>;

/** The names of the keys by which a Secret says where its service is; only those that it has. */
export interface ConnectionKeys {
  uri?: string;
  host?: string;
  port?: string;
  username?: string;
  password?: string;
  database?: string;
}

/** As bindings and operators call them; the first one that is there counts. */
const wellKnown: Record<keyof ConnectionKeys, readonly string[]> = {
  uri: ['uri', 'url', 'connection-string', 'connectionString', 'DATABASE_URL'],
  host: ['host', 'hostname'],
  port: ['port'],
  username: ['username', 'user'],
  password: ['password'],
  database: ['database', 'dbname', 'db'],
};

export function connectionKeys(keys: readonly string[]): ConnectionKeys {
  const found: ConnectionKeys = {};
  for (const [what, names] of Object.entries(wellKnown)) {
    const key = names.find(name => keys.includes(name));
    if (key) {
      found[what as keyof ConnectionKeys] = key;
    }
  }
  return found;
}

/** Lists the keys of the Secret, and reads one of them. */
export function kubectlSnippet(claim: Used, keys: readonly string[]): string {
  const { uri, password } = connectionKeys(keys);
  // What is no key of a Secret is not to be run by a shell either.
  const first = keys.find(one => /^[-._a-zA-Z0-9]+$/.test(one));
  const key = uri ?? password ?? first ?? 'password';
  return [
    '# Which keys there are',
    `kubectl get secret ${secretOf(claim)} -n ${claim.namespace} \\`,
    `  -o go-template='{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}'`,
    `# The value of ${key}`,
    readKey(claim, key),
  ].join('\n');
}

const clients: Record<
  Protocol,
  {
    port: number;
    byUri: (uri: string) => string;
    byParts: (parts: Required<Omit<ConnectionKeys, 'uri'>>) => string;
  }
> = {
  postgresql: {
    port: 5432,
    byUri: uri => `psql ${uri}`,
    byParts: ({ username, password, database }) =>
      `PGPASSWORD=${password} psql -h localhost -p 5432 -U ${username} ${database}`,
  },
  mysql: {
    port: 3306,
    byUri: uri => `mysqlsh ${uri}`,
    byParts: ({ username, password, database }) =>
      `MYSQL_PWD=${password} mysql -h 127.0.0.1 -P 3306 -u ${username} ${database}`,
  },
  redis: {
    port: 6379,
    byUri: uri => `redis-cli -u ${uri}`,
    byParts: ({ password }) =>
      `REDISCLI_AUTH=${password} redis-cli -h localhost -p 6379`,
  },
  mongodb: {
    port: 27017,
    byUri: uri => `mongosh ${uri}`,
    byParts: ({ username, password, database }) =>
      `mongosh "mongodb://localhost:27017/"${database} --username ${username} --password ${password}`,
  },
};

/** Opens the service's own client, from where the service can be reached or through the API server. */
export function clientSnippet(
  claim: Used,
  protocol: Protocol,
  keys: readonly string[],
): string {
  const { port, byUri, byParts } = clients[protocol];
  const known = connectionKeys(keys);
  const value = (key: string) => `"$(${readKey(claim, key)})"`;
  const lines: string[] = [];
  if (known.uri) {
    lines.push(
      '# Where the service can be reached, such as in the cluster',
      byUri(value(known.uri)),
    );
  }
  if (known.host || !known.uri) {
    const {
      host = 'host',
      username = 'username',
      password = 'password',
      database = 'database',
    } = known;
    lines.push(
      '# From elsewhere, through the cluster’s API server',
      `host=${value(host)}`,
      `in=$(echo "$host" | cut -s -d. -f2)`,
      `kubectl port-forward -n "\${in:-${claim.namespace}}" "service/\${host%%.*}" ${port} &`,
      byParts({
        host: value(host),
        port: String(port),
        username: value(username),
        password: value(password),
        database: value(database),
      }),
    );
  }
  return lines.join('\n');
}

/** Part of a Pod's template: the address of the service in one environment variable. */
export function databaseUrlSnippet(
  claim: Used,
  protocol: Protocol,
  keys: readonly string[],
  workload: string,
): string {
  const variable = urlVariable(protocol);
  const known = connectionKeys(keys);
  const from = (name: string, key: string) => ({
    name,
    valueFrom: { secretKeyRef: { name: secretOf(claim), key } },
  });
  if (known.uri) {
    return stringify({
      containers: [{ name: workload, env: [from(variable, known.uri)] }],
    });
  }
  const parts = (
    ['username', 'password', 'host', 'port', 'database'] as const
  ).flatMap(part => {
    const key = known[part];
    return key ? [{ part, env: from(`DB_${part.toUpperCase()}`, key) }] : [];
  });
  const ref = (part: (typeof parts)[number]['part'], otherwise: string) =>
    parts.some(one => one.part === part)
      ? `$(DB_${part.toUpperCase()})`
      : otherwise;
  const { port } = clients[protocol];
  const url = `${protocol}://${ref('username', '')}:${ref(
    'password',
    '',
  )}@${ref('host', 'localhost')}:${ref('port', String(port))}/${ref(
    'database',
    '',
  )}`;
  return [
    '# A password with characters that an address cannot hold has to be given on its own.',
    stringify({
      containers: [
        {
          name: workload,
          env: [...parts.map(({ env }) => env), { name: variable, value: url }],
        },
      ],
    }),
  ].join('\n');
}

/** Programs that connect by the environment variable of {@link databaseUrlSnippet}. */
export function codeSnippets(
  protocol: Protocol,
): { language: 'Node.js' | 'Python' | 'Go'; text: string }[] {
  const variable = urlVariable(protocol);
  const [node, python, go] = {
    postgresql: [
      `// npm install pg\nimport pg from 'pg';\n\nconst pool = new pg.Pool({ connectionString: process.env.${variable} });`,
      `# pip install "psycopg[binary]"\nimport os\nimport psycopg\n\nconnection = psycopg.connect(os.environ["${variable}"])`,
      `// go get github.com/jackc/pgx/v5\npool, err := pgxpool.New(ctx, os.Getenv("${variable}"))`,
    ],
    mysql: [
      `// npm install mysql2\nimport mysql from 'mysql2/promise';\n\nconst pool = mysql.createPool(process.env.${variable});`,
      `# pip install sqlalchemy pymysql\nimport os\nimport sqlalchemy\n\nurl = sqlalchemy.make_url(os.environ["${variable}"])\nengine = sqlalchemy.create_engine(url.set(drivername="mysql+pymysql"))`,
      `// go get github.com/go-sql-driver/mysql\naddress, err := url.Parse(os.Getenv("${variable}"))\npassword, _ := address.User.Password()\nconfig := mysql.NewConfig()\nconfig.Net, config.Addr = "tcp", address.Host\nconfig.User, config.Passwd = address.User.Username(), password\nconfig.DBName = strings.TrimPrefix(address.Path, "/")\ndb, err := sql.Open("mysql", config.FormatDSN())`,
    ],
    redis: [
      `// npm install redis\nimport { createClient } from 'redis';\n\nconst client = await createClient({ url: process.env.${variable} }).connect();`,
      `# pip install redis\nimport os\nimport redis\n\nclient = redis.Redis.from_url(os.environ["${variable}"])`,
      `// go get github.com/redis/go-redis/v9\noptions, err := redis.ParseURL(os.Getenv("${variable}"))\nclient := redis.NewClient(options)`,
    ],
    mongodb: [
      `// npm install mongodb\nimport { MongoClient } from 'mongodb';\n\nconst client = await new MongoClient(process.env.${variable}).connect();`,
      `# pip install pymongo\nimport os\nimport pymongo\n\nclient = pymongo.MongoClient(os.environ["${variable}"])`,
      `// go get go.mongodb.org/mongo-driver/v2/mongo\nclient, err := mongo.Connect(options.Client().ApplyURI(os.Getenv("${variable}")))`,
    ],
  }[protocol] as [string, string, string];
  return [
    { language: 'Node.js', text: node },
    { language: 'Python', text: python },
    { language: 'Go', text: go },
  ];
}

function urlVariable(protocol: Protocol): string {
  return protocol === 'redis' ? 'REDIS_URL' : 'DATABASE_URL';
}

/** A command that prints a value; this portal never does. */
function readKey(claim: Used, key: string): string {
  return `kubectl get secret ${secretOf(claim)} -n ${
    claim.namespace
  } -o jsonpath='{.data.${key.replace(/\./g, '\\.')}}' | base64 --decode`;
}

/** Before the claim is ready the name of its Secret is not known. */
function secretOf({ bindingName }: Used): string {
  return bindingName ?? 'SECRET';
}
