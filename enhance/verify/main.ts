import { defineElements } from '../define';
import { VerifyCopy } from './verify-copy';

defineElements({ 'verify-copy': VerifyCopy });
