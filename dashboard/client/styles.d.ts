// Stylesheets are built by vite.
declare module '*.css';
