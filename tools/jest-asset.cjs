// Stands in for style sheets, fonts and pictures that a screen imports. CommonJS, as Jest may load it either way.
module.exports = '';
