import { z } from 'zod';

/** An address of mail in the one form in which accounts are found. */
export const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(200));

/** A name as it stands in lists and in the log. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc}\p{Cf}<>]+$/u);

/** NIST SP 800-63B 5.1.1.2 asks for eight at least and no rules of composition; longer ones are hashed in no more time. */
export const passwordSchema = z.string().min(12).max(128);
