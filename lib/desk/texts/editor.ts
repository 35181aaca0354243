/** What the editing page says, part by part. */
export const editorTexts = {
  check: {
    stale: '有更新的文字在检查，这一份不再需要。',
    busy: '正在检查的稿件太多，请稍等一下再试。',
    tooLong: (seconds: number) =>
      `正文太长，${seconds} 秒内没有检查完，这里只检查了稿件信息。可以把它拆成几篇，或在服务器上运行 npm run check。`,
  },
} as const;
