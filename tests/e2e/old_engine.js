/* Makes a browser of today lack what Chromium 86 lacked: [what, the version that brought it]. Syntax and styles are tested
   by taskpane/tests/engine; this is for what is asked of the engine while it runs. */
(function () {
  var LATER = [
    ["Intl.Segmenter", 87],
    ["navigator.userAgentData", 90],
    ["Array.prototype.at", 92],
    ["String.prototype.at", 92],
    ["Uint8Array.prototype.__proto__.at", 92],
    ["Crypto.prototype.randomUUID", 92],
    ["Object.hasOwn", 93],
    ["AbortSignal.abort", 93],
    ["scheduler", 94],
    ["Array.prototype.findLast", 97],
    ["Array.prototype.findLastIndex", 97],
    ["structuredClone", 98],
    ["AbortSignal.prototype.throwIfAborted", 100],
    ["HTMLElement.prototype.inert", 102],
    ["navigation", 102],
    ["AbortSignal.timeout", 103],
    ["Response.json", 105],
    ["CSS.highlights", 105],
    ["Element.prototype.checkVisibility", 105],
    ["Array.prototype.toSorted", 110],
    ["Array.prototype.toReversed", 110],
    ["Array.prototype.toSpliced", 110],
    ["Array.prototype.with", 110],
    ["String.prototype.isWellFormed", 111],
    ["String.prototype.toWellFormed", 111],
    ["Document.prototype.startViewTransition", 111],
    ["HTMLElement.prototype.showPopover", 114],
    ["HTMLElement.prototype.togglePopover", 114],
    ["AbortSignal.any", 116],
    ["Object.groupBy", 117],
    ["Map.groupBy", 117],
    ["Promise.withResolvers", 119],
    ["URL.canParse", 120],
    ["Array.fromAsync", 121],
    ["EditContext", 121],
    ["Set.prototype.union", 122],
    ["Set.prototype.intersection", 122],
    ["Set.prototype.difference", 122],
    ["URL.parse", 126],
    ["Promise.try", 128],
    ["RegExp.escape", 136],
    ["Selection.prototype.getComposedRanges", 137],
  ];
  var left = [];
  LATER.forEach(function (row) {
    var path = row[0].split(".");
    var name = path.pop();
    var owner = path.reduce(function (at, step) {
      return at === undefined || at === null ? undefined : at[step];
    }, window);
    if (owner === undefined || owner === null) return;
    delete owner[name];
    // What a prototype gives cannot be deleted from the object: it is hidden there.
    if (name in owner) Object.defineProperty(owner, name, { value: undefined, configurable: true });
    if (owner[name] !== undefined) left.push(row[0]);
  });
  window.laterFeatures = { count: LATER.length, left: left };
})();
