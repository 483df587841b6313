// What the list of a combobox says of itself; null where the field names none.
const field = arguments[0];
const find = (attribute) => field.getRootNode().getElementById(field.getAttribute(attribute) ?? '');
const line = (option) => tidy([...option.children].map((e) => e.textContent).join(' '));
const list = find('aria-controls');
if (!list) return null;
const active = find('aria-activedescendant');
return {
  open: field.getAttribute('aria-expanded') === 'true',
  shown: shown(list),
  role: list.getAttribute('role'),
  name: tidy(list.getAttribute('aria-label')),
  options: [...list.querySelectorAll('[role=option]')].filter(shown).map((option) => ({
    text: line(option),
    disabled: option.getAttribute('aria-disabled') === 'true',
    selected: option.getAttribute('aria-selected') === 'true',
  })),
  active: active && list.contains(active) && shown(active) ? line(active) : null,
};
