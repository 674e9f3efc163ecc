// What is asked of a page. Each function runs in the browser, and so can use nothing around it.

// The elements of the page, its index tables, and which of their cells are not as they should be.
export function measured() {
  const all = [...document.body.querySelectorAll("*")];
  const counted = (items) => {
    const counts = {};
    for (const item of items) counts[item] = (counts[item] ?? 0) + 1;
    return counts;
  };
  const cells = [...document.querySelectorAll("th, td")];

  // The boxes of a cell's content that are not within its own.
  function outside(cell) {
    const box = cell.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(cell);
    return [...range.getClientRects()].filter(
      ({ left, right, top, bottom }) =>
        Math.min(left - box.left, box.right - right, top - box.top, box.bottom - bottom) < -1,
    );
  }

  // Whether each character of a cell stands to the right of the one before it, or below it.
  function runsToTheRight(cell) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let last = null;
    while (walker.nextNode()) {
      for (let index = 0; index < walker.currentNode.length; index++) {
        const range = document.createRange();
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + 1);
        const box = range.getBoundingClientRect();
        if (last && box.left < last.left - 0.5 && box.top < last.bottom - 1) return false;
        last = box;
      }
    }
    return getComputedStyle(cell).direction === "ltr";
  }

  const named = all.flatMap((item) => item.getAttributeNames().map((name) => [item, name]));
  const told = (items) => items.map((item) => item.textContent);
  return {
    tags: counted(all.map((item) => item.localName)),
    attributes: counted(named.map(([item, name]) => `${item.localName} ${name}`)),
    ids: counted(all.map((item) => item.id).filter(Boolean)),
    protocols: counted([...document.links].map((link) => link.protocol)),
    headings: all
      .filter((item) => /^h[1-6]$/.test(item.localName))
      .map((item) => [Number(item.localName[1]), item.innerText, item.offsetHeight]),
    tables: [...document.querySelectorAll("table")].map((table) => ({
      wider: table.scrollWidth - table.clientWidth,
      head: told([...table.tHead.rows[0].cells]),
      texts: [...table.tBodies[0].rows].map((row) => told([...row.cells])),
      shown: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText)),
    })),
    text: document.body.innerText,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    outside: told(cells.filter((cell) => outside(cell).length > 0)),
    turned: told(cells.filter((cell) => cell.cellIndex < 2 && !runsToTheRight(cell))),
  };
}

// Where each link of the indexes leads when it is clicked: the heading that is then in view.
export async function clicked() {
  const found = [];
  for (const link of document.querySelectorAll("td:first-child a")) {
    link.click();
    await new Promise(requestAnimationFrame);
    const target = document.querySelector(":target");
    const heading = target?.closest("h1, h2, h3, h4, h5, h6");
    const top = heading?.getBoundingClientRect().top ?? NaN;
    // The anchor is as high as its line, the heading a little less.
    const inView = top > -4 && top < innerHeight;
    found.push([link.textContent, location.hash, heading?.textContent, inView]);
  }
  return found;
}
