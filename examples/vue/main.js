import { createApp } from "vue";
import "trove-backup";
import App from "./App.vue";

createApp(App).mount("#root");
