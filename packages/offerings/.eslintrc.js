module.exports = require('../../scripts/lint/createLintConfig.cjs')(__dirname);
