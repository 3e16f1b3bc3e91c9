window.YTD.like.part0 = [
 {
  "like": {
   "tweetId": "1900000000000000000",
   "fullText": "Linen papers are back in stock.",
   "expandedUrl": "https://twitter.com/i/web/status/1900000000000000000"
  }
 },
 {
  "like": {
   "tweetId": "1900000000000000001",
   "fullText": "A binding is a promise: the book will be read again.",
   "expandedUrl": "https://twitter.com/i/web/status/1900000000000000001"
  }
 }
]
