export * from '../platform/testing-county.ts';
