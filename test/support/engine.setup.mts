// n8n-core's dependency injection needs the metadata polyfill before anything else is loaded.
import 'reflect-metadata';

// Failed runs are expected here; n8n would print each of them.
process.env.N8N_LOG_LEVEL = 'silent';
