module.exports = { root: true, ignorePatterns: ['.run/**'] };
