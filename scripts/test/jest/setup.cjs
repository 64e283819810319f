// jsdom does not know all of the CSS that Backstage brings with its components, and says so of each sheet at length.
const { error } = console;
console.error = (...said) => {
  if (said[0]?.type !== 'css-parsing') error(...said);
};
