// Reads the table of properties in one go; null when there is none.
const table = all('table, [role=table]').find((t) => shown(t) && named(t) === 'Backup properties');
if (!table) return null;
const rows = [...table.querySelectorAll('tr')];
const heads = rows.filter((row) => row.querySelector('th[scope=row], [role=rowheader]'));
return {
  columns: [...table.querySelectorAll('th[scope=col], thead th, [role=columnheader]')].map((e) => tidy(e.textContent)),
  rows: heads.map((row) => {
    const cell = row.querySelector('td');
    return {
      name: tidy(row.querySelector('th').textContent),
      data: [...(cell?.querySelectorAll('data') ?? [])].map((e) => e.getAttribute('value')),
      text: cell?.textContent ?? '',
    };
  }),
};
