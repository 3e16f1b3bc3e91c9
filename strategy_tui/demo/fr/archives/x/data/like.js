window.YTD.like.part0 = [
 {
  "like": {
   "tweetId": "1900000000000000000",
   "fullText": "Les papiers de lin sont de retour en stock.",
   "expandedUrl": "https://twitter.com/i/web/status/1900000000000000000"
  }
 },
 {
  "like": {
   "tweetId": "1900000000000000001",
   "fullText": "Une reliure est une promesse : le livre sera relu.",
   "expandedUrl": "https://twitter.com/i/web/status/1900000000000000001"
  }
 }
]
