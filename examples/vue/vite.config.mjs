import vue from "@vitejs/plugin-vue";

// Vue's compiler takes a name with a hyphen for one of its own components unless it is told.
const isCustomElement = (tag) => tag === "trove-backup";

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
