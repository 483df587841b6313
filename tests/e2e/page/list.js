// The list of backups, or the board of instances, as assistive technology has it: `arguments[0]` is its name.
const table = all('table, [role=table]').filter(shown).find((e) => named(e) === arguments[0]);
if (!table) return null;
const sorted = [...table.querySelectorAll('[aria-sort]')][0];
const rows = [...table.querySelectorAll('tbody tr[role=row]')];
return {
  count: Number(table.getAttribute('aria-rowcount') ?? rows.length + 1) - 1,
  headings: [...table.querySelectorAll('thead th')].map((e) => tidy(e.innerText)),
  sort: sorted ? `${tidy(sorted.innerText)} ${sorted.getAttribute('aria-sort')}` : '',
  rows: rows.map((row) => [...row.querySelectorAll('td')].map((e) => tidy(e.innerText))),
  first: Number(rows[0]?.getAttribute('aria-rowindex') ?? 0),
};
