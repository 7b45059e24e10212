import * as z from 'zod/mini';

// Before any schema is made: zod would try whether it may make code at run time, which the page's policy reports.
z.config({ jitless: true });
